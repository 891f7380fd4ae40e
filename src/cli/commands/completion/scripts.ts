/**
 * The scripts that call `authlete-testkit complete -- WORDS`. It prints a candidate for the last word on each line, with
 * a description after a tab. If there is none, the shell completes files.
 */
export const scripts = {
  bash: `_authlete_testkit() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <(authlete-testkit complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _authlete_testkit authlete-testkit
`,
  zsh: `#compdef authlete-testkit
_authlete_testkit() {
  local -a candidates
  local line
  while IFS= read -r line; do
    candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(authlete-testkit complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#candidates} )); then
    _describe authlete-testkit candidates
  else
    _files
  fi
}
compdef _authlete_testkit authlete-testkit
`,
  fish: `function __authlete_testkit
  set -l candidates (authlete-testkit complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if test (count $candidates) -gt 0
    string join \\n -- $candidates
  else
    __fish_complete_path (commandline -ct)
  end
end
complete --command authlete-testkit --no-files --arguments '(__authlete_testkit)'
`,
} as const;
