import { Argument, Command } from 'commander';
import { scripts } from './completion/scripts.js';

const shells = Object.keys(scripts);
type Shell = keyof typeof scripts;

export function completionCommand(): Command {
  return new Command('completion')
    .description('print a script that completes commands, options and names in your shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText('after', help)
    .action((shell: Shell) => {
      process.stdout.write(scripts[shell]);
    });
}

const help = `
Examples:
  bash:  echo 'eval "$(authlete-testkit completion bash)"' >> ~/.bashrc
  zsh:   echo 'eval "$(authlete-testkit completion zsh)"' >> ~/.zshrc     after compinit
  fish:  authlete-testkit completion fish > ~/.config/fish/completions/authlete-testkit.fish

authlete-testkit has to be in the PATH, for example after npm install --global authlete-testkit.`;
