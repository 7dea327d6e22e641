# Everything that is done with the project from a shell. `make` alone prints what there is.
.DEFAULT_GOAL := help
.PHONY: help
help: ## Print the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
