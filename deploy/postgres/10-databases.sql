-- One database for each service; run once, when the volume is new. Tables come from `lianshang db upgrade`.
CREATE DATABASE registry;
CREATE DATABASE requests;
CREATE DATABASE talent;
CREATE DATABASE notifications;
