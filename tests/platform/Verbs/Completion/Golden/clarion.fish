# fish completion of clarion; made by 'clarion completion fish'
function __clarion_complete
    set -l words (commandline -opc)
    set -l found (clarion __complete -- $words[2..] (commandline -ct) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c clarion -f -a '(__clarion_complete)'
exit 0
