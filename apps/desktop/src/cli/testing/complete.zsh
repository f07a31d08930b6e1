# What zsh offers for a line, one word a line: complete.zsh <completion script> <line>
# Completing needs a terminal, so there is one; what was offered stands between two lines of dots.
zmodload zsh/zpty
if [[ -n $WITHIN ]]; then
  compadd () {
    [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]] && { builtin compadd "$@"; return }
    local -a hits; builtin compadd -A hits "$@"; (( $#hits )) && print -rl -- $hits
  }
  dots () { print -r -- ${(l:9::.:)} }
  autoload -Uz compinit; compinit -D -u; source $WITHIN
  compprefuncs=(dots); comppostfuncs=(dots exit)
  bindkey '^I' complete-word; zstyle ':completion:*' insert-tab false
  PROMPT=; print -r -- ${(C):-ready}
  return
fi
zpty shell zsh -f -i
zpty -w shell "WITHIN=${(q)1} source ${(q)0}"
zpty -r shell answer $'*Ready\r\n'
zpty -n -w shell "$2"$'\t'
zpty -r shell answer '*.........*.........*'
print -r -- "$answer"
zpty -d shell
