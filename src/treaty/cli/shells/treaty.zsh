#compdef treaty
# Completion of treaty in zsh: as a file _treaty in a folder of fpath, or sourced after compinit.
_treaty() {
    local line
    local -a offers
    for line in "${(@f)$(_TREATY_COMPLETE=zsh ${(Q)words[1]} "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] && offers+=("${line/$'\t'/:}")
    done
    if (( $#offers )); then
        _describe -V treaty offers
    else
        _files
    fi
}
if [[ $funcstack[1] == _treaty ]]; then
    _treaty "$@"
else
    compdef _treaty treaty
fi
