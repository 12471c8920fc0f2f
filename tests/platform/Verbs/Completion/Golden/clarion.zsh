#compdef clarion
# zsh completion of clarion; made by 'clarion completion zsh'
_clarion() {
    local -a found
    local line tab=$'\t'
    for line in "${(@f)$(clarion __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] && found+=("${${line%%$tab*}//:/\\:}:${line#*$tab}")
    done
    if (( $#found )); then _describe clarion found; else _files; fi
}
# Loaded by compinit at the first key, it has to answer that key; sourced, it has to say what it is for.
if [[ $funcstack[1] == _clarion ]]; then _clarion "$@"; else compdef _clarion clarion; fi
exit 0
