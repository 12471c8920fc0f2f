# bash completion of clarion; made by 'clarion completion bash'
_clarion() {
    local words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    mapfile -t COMPREPLY < <(clarion __complete -- "${words[@]}" 2>/dev/null | cut -f1)
}
complete -o default -F _clarion clarion
exit 0
