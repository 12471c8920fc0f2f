using Clarion.LabHost;

// Runs inside a network namespace; the tests talk to it over standard input and output, and it ends with its input.
return args switch
{
    ["announce", .. var options] => await AnnounceVerb.RunAsync(options),
    ["listen", var name, var protocol] => await ListenVerb.RunAsync(name, protocol),
    ["join", var name, var count] => JoinVerb.Run(name, int.Parse(count, null)),
    ["flood", var name, var target, var count] => FloodVerb.Run(name, target, int.Parse(count, null)),
    _ => throw new ArgumentException(
        "announce [EXCLUDED...] | listen INTERFACE arp|ndp | join INTERFACE COUNT | flood INTERFACE TARGET COUNT"),
};
