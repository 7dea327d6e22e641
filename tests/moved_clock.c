/*
 * Moves the clock on the wall of every process that it is loaded into (LD_PRELOAD) by CLOCK_AHEAD seconds. The monotonic
 * clock and the times of files stay. libfaketime would do as much and more, but release 0.9.10 of it, which distributions
 * carry, does not know how Python 3.11 and newer wait (clock_nanosleep, sem_clockwait): some wait for a year.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static int (*real_clock_gettime)(clockid_t, struct timespec *);
static time_t ahead;

__attribute__((constructor)) static void begin(void)
{
    const char *given = getenv("CLOCK_AHEAD");
    real_clock_gettime = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    ahead = given ? atol(given) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    /* Libraries loaded earlier may ask before this one has begun. */
    if (!real_clock_gettime)
        begin();
    int failed = real_clock_gettime(clock, now);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        now->tv_sec += ahead;
    return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    struct timespec exact;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &exact);
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *also)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (also)
        *also = now.tv_sec;
    return now.tv_sec;
}
