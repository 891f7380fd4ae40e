import type { Command } from 'commander';

/** The commands by name. Each is loaded only when it is used, or to list all of them. */
export const commands = {
  init: async (): Promise<Command> => (await import('./commands/init.js')).initCommand(),
  serve: async (): Promise<Command> => (await import('./commands/serve.js')).serveCommand(),
  journal: async (): Promise<Command> => (await import('./commands/journal.js')).journalCommand(),
  state: async (): Promise<Command> => (await import('./commands/state.js')).stateCommand(),
  clock: async (): Promise<Command> => (await import('./commands/clock.js')).clockCommand(),
  stub: async (): Promise<Command> => (await import('./commands/stub.js')).stubCommand(),
  reset: async (): Promise<Command> => (await import('./commands/reset.js')).resetCommand(),
  doctor: async (): Promise<Command> => (await import('./commands/doctor.js')).doctorCommand(),
  completion: async (): Promise<Command> => (await import('./commands/completion.js')).completionCommand(),
  record: async (): Promise<Command> => (await import('./commands/record.js')).recordCommand(),
  scenarios: async (): Promise<Command> => (await import('./commands/scenarios.js')).scenariosCommand(),
  spec: async (): Promise<Command> => (await import('./commands/spec.js')).specCommand(),
  conformance: async (): Promise<Command> => (await import('./commands/conformance.js')).conformanceCommand(),
  check: async (): Promise<Command> => (await import('./commands/check.js')).checkCommand(),
  coverage: async (): Promise<Command> => (await import('./commands/coverage.js')).coverageCommand(),
  proxy: async (): Promise<Command> => (await import('./commands/proxy.js')).proxyCommand(),
  validate: async (): Promise<Command> => (await import('./commands/validate.js')).validateCommand(),
};

export const isCommandName = (word: string | undefined): word is keyof typeof commands =>
  word !== undefined && Object.hasOwn(commands, word);
