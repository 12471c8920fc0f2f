namespace Clarion.Verbs.Completion;

/// <summary>Scripts that ask the program itself: they need not change when its verbs do.</summary>
internal static class CompletionScripts
{
    public static readonly string[] Shells = ["bash", "zsh", "fish", "kubectl"];

    private const string Bash = """
        # bash completion of clarion; made by 'clarion completion bash'
        _clarion() {
            local words=("${COMP_WORDS[@]:1:COMP_CWORD}")
            mapfile -t COMPREPLY < <(clarion __complete -- "${words[@]}" 2>/dev/null | cut -f1)
        }
        complete -o default -F _clarion clarion

        """;

    private const string Zsh = """
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

        """;

    private const string Fish = """
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

        """;

    private const string Kubectl = """
        #!/bin/sh
        # completion of 'kubectl clarion'; made by 'clarion completion kubectl'
        # Save it as kubectl_complete-clarion, executable, in PATH. The last line lets the shell add file names.
        kubectl-clarion __complete -- "$@"
        echo :0

        """;

    /// <summary>The script for a shell.</summary>
    public static string Of(string shell) => shell switch
    {
        "zsh" => Zsh,
        "fish" => Fish,
        "kubectl" => Kubectl,
        _ => Bash,
    };
}
