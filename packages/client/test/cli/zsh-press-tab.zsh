# Types a line into an interactive zsh, presses Tab, and prints the line as it is then.
# $1 folder with the script `_sluis`, $2 the line.
zmodload zsh/zpty
print -r -- "
PROMPT= RPROMPT= ZLE_RPROMPT_INDENT=0
unsetopt zle_bracketed_paste prompt_cr prompt_sp 2>/dev/null
fpath=(${(q)1} \$fpath)
autoload -Uz compinit; compinit -u -D
cd ${(q)1}
show-line() { print -r -- \"LINE<\${BUFFER}>END\" }
zle -N show-line
bindkey '^X' show-line
bindkey '^I' complete-word
print READY
" > $1/.press
zpty -b shell zsh -f -i
zpty -w shell "source ${(q)1}/.press"
read_until() {
  local all= piece
  integer left=300
  while (( left-- > 0 )); do
    if zpty -r -t shell piece; then all+=$piece; [[ $all == *$~1* ]] && { REPLY=$all; return 0 }
    else sleep 0.05; fi
  done
  return 1
}
read_until READY || { print -u2 'zsh did not start'; exit 1 }
sleep 0.3
zpty -w -n shell "$2"$'\t'
sleep 0.5
zpty -w -n shell $'\x18'
read_until '>END' || { print -u2 'zsh did not answer'; exit 1 }
line=${REPLY##*LINE<}
print -r -- ${line%%>END*}
zpty -d shell
