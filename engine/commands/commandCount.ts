/** How many commands and subcommands redis-server 7.0.15 has. categories.ts names them all. */
export const COMMAND_COUNT = 366;
