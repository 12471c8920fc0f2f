using Clarion.CommandLine;

return await Entry.RunAsync(args);
