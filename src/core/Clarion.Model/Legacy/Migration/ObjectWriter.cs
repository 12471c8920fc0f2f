using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Clarion.Model.Legacy.Migration;

/// <summary>Puts objects together.</summary>
internal sealed class ObjectWriter(string space)
{
    public const string Beta1 = "metallb.io/v1beta1";
    public const string Beta2 = "metallb.io/v1beta2";

    public MigratedObject Write(
        string apiVersion, string kind, string name, JsonObject spec, IEnumerable<string> comments)
    {
        var root = Head(apiVersion, kind, name);
        root["spec"] = spec;
        return new(root, [.. comments]);
    }

    /// <summary>A Secret of the form that <c>passwordSecret</c> of a BGPPeer names.</summary>
    public MigratedObject Password(string name, string password)
    {
        var root = Head("v1", "Secret", name);
        root["type"] = "kubernetes.io/basic-auth";
        root["stringData"] = new JsonObject { ["password"] = password };
        return new(root, ImmutableArray<string>.Empty);
    }

    private JsonObject Head(string apiVersion, string kind, string name) => new()
    {
        ["apiVersion"] = apiVersion,
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = space },
    };
}
