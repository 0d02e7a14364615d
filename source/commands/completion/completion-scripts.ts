/*
 * The three scripts do one thing: hand the words up to the cursor to `daypass completion words`, and its answer to the
 * shell. `:files` in the answer stands for names of files, which shells complete themselves. Extra certificates are
 * kept from Node, which would read all of them at every press of Tab, and nothing here uses the network.
 */
const ask = 'NODE_EXTRA_CA_CERTS= command daypass completion words';

// Bash replaces only what follows the last of its own word breaks, of which an ARN and --to=s3 have some.
const bash = `
# daypass: completion for bash. In ~/.bashrc: source <(daypass completion bash)
_daypass() {
  local line="\${COMP_LINE:0:COMP_POINT}" kept='' reply
  local word="\${line##*[[:space:]]}" breaks="\${COMP_WORDBREAKS//[^=:@]/}"
  if [[ -n $breaks && $word == *["$breaks"]* && $word != *[\\'\\"]* ]]; then
    kept="\${word%"\${word##*["$breaks"]}"}"
  fi
  COMPREPLY=()
  while IFS= read -r reply; do
    reply="\${reply%%$'\\t'*}"
    if [[ $reply == :files ]]; then
      compopt -o default 2>/dev/null
    else
      COMPREPLY+=("\${reply#"$kept"}")
      [[ $reply == *= ]] && compopt -o nospace 2>/dev/null
    fi
  done < <(${ask} --line "$line" 2>/dev/null)
}
complete -o nosort -F _daypass daypass 2>/dev/null || complete -F _daypass daypass
`;

const zsh = `
#compdef daypass
# daypass: completion for zsh. In ~/.zshrc: source <(daypass completion zsh)
_daypass() {
  local -a closed open
  local line word entry files
  for line in "\${(@f)$(${ask} "\${(@Q)words[1,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}"; do
    word="\${line%%$'\\t'*}"
    entry="\${word//:/\\\\:}"
    [[ $line == *$'\\t'* ]] && entry+=":\${line#*$'\\t'}"
    case $word in
      '') ;;
      :files) files=1 ;;
      *=) open+=("$entry") ;;
      *) closed+=("$entry") ;;
    esac
  done
  (( $#closed )) && _describe -V daypass closed
  (( $#open )) && _describe -V daypass open -S ''
  [[ -n $files ]] && _files
}
if [[ $funcstack[1] == _daypass ]]; then
  _daypass "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _daypass daypass
fi
`;

const fish = `
# daypass: completion for fish. In ~/.config/fish/config.fish: daypass completion fish | source
function __daypass_words
    set -l before (commandline --current-process --tokenize --cut-at-cursor)
    set -l typed (commandline --current-token --cut-at-cursor)
    for line in (${ask} $before "$typed" 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path "$typed"
        else
            printf '%s\\n' $line
        end
    end
end
complete --command daypass --no-files --keep-order --arguments '(__daypass_words)'
`;

export const completionScripts = {bash, zsh, fish};
