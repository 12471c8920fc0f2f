using System.Text.Json.Nodes;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>The ports of Services.</summary>
internal static class ServicePortRules
{
    private static readonly string[] Protocols = ["SCTP", "TCP", "UDP"];

    private const string PortRange = "must be between 1 and 65535, inclusive";

    public static void FillIn(JsonObject spec)
    {
        foreach (var port in spec.Array("ports").Objects())
        {
            port.Fill("protocol", "TCP");
            if (port.Number("nodePort") is 0)
                port.Remove("nodePort");
            if ((port["targetPort"] is null || port.Number("targetPort") is 0 || port["targetPort"].AsText() is "")
                && port["port"] is { } number)
                port["targetPort"] = number.DeepClone();
        }
    }

    public static void Check(JsonObject service, CauseList causes)
    {
        var ports = service.Object("spec").Array("ports");
        if (ports is not { Count: > 0 })
        {
            if (ServiceShape.Type(service) != "ExternalName" && !ServiceShape.IsHeadless(service))
                causes.Required("spec.ports");
            return;
        }

        HashSet<string> names = [], numbers = [];
        var i = 0;
        foreach (var port in ports.Objects())
        {
            var path = FieldPath.Item("spec.ports", i++);
            CheckName(port, path, ports.Count > 1, names, causes);
            CheckNumber(port, "port", path, causes);
            CheckProtocol(port, path, causes);
            CheckTarget(port, path, causes);
            if (port["appProtocol"].AsText() is { } protocol)
                AddProblems(NameRules.Qualified(protocol), $"{path}.appProtocol", protocol, causes);
            if (port.Number("nodePort") is not null && !ServiceShape.MayHaveNodePorts(service))
                causes.Forbidden($"{path}.nodePort", $"may not be used when `type` is '{ServiceShape.Type(service)}'");
            if (!numbers.Add($"{port.Number("port")}/{port.TextOf("protocol")}"))
                causes.Duplicate(path, AsGoPrintsIt(port));
        }
    }

    public static void CheckProtocol(JsonObject port, string path, CauseList causes)
    {
        if (port.TextOf("protocol") is { } protocol && !Protocols.Contains(protocol))
            causes.NotSupported($"{path}.protocol", protocol, Protocols);
    }

    private static void CheckName(
        JsonObject port, string path, bool isOneOfMany, HashSet<string> names, CauseList causes)
    {
        if (port.TextOf("name") is not { } name)
        {
            if (isOneOfMany)
                causes.Required($"{path}.name");
            return;
        }

        AddProblems(NameRules.Label(name), $"{path}.name", name, causes);
        if (!names.Add(name))
            causes.Duplicate($"{path}.name", name);
    }

    private static void CheckNumber(JsonObject port, string field, string path, CauseList causes)
    {
        if ((port.Number(field) ?? 0) is < 1 or > 65535)
            causes.Invalid($"{path}.{field}", port.Number(field) ?? 0, PortRange);
    }

    private static void CheckTarget(JsonObject port, string path, CauseList causes)
    {
        if (port["targetPort"].AsText() is { } name)
            AddProblems(NameRules.PortName(name), $"{path}.targetPort", name, causes);
        else
            CheckNumber(port, "targetPort", path, causes);
    }

    private static void AddProblems(IEnumerable<string> problems, string path, JsonNode value, CauseList causes)
    {
        foreach (var problem in problems)
            causes.Invalid(path, value, problem);
    }

    // The API server prints its own struct here, of which only these two fields are set.
    private static JsonObject AsGoPrintsIt(JsonObject port) => new()
    {
        ["Name"] = "",
        ["Protocol"] = port.TextOf("protocol"),
        ["AppProtocol"] = null,
        ["Port"] = port.Number("port"),
        ["TargetPort"] = 0,
        ["NodePort"] = 0,
    };
}
