using Clarion.Manifests.Output;

if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine("usage: dotnet run --project deploy/generator [-- --check]");
    return 2;
}

var root = Repository.RootOf(Directory.GetCurrentDirectory());
var stale = GeneratedFiles.All(root)
    .Where(file => !IsWritten(Path.Combine(root, file.Key), file.Value))
    .ToList();

foreach (var (path, content) in stale)
{
    Console.Error.WriteLine(args is [] ? $"wrote {path}" : $"{path} is not what its sources make");
    if (args is [])
        File.WriteAllText(Path.Combine(root, path), content);
}

return args is [] || stale.Count == 0 ? 0 : 1;

static bool IsWritten(string path, string content) => File.Exists(path) && File.ReadAllText(path) == content;
