# fish completion of clarion; made by 'clarion completion fish'
function __clarion_complete
    set -l words (commandline -opc)
    clarion __complete -- $words[2..] (commandline -ct) 2>/dev/null
end
complete -c clarion -a '(__clarion_complete)'
exit 0
