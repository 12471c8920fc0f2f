using System.Text.Json.Nodes;
using Clarion.Hub.Kinds;

namespace Clarion.Hub.Schemas;

/// <summary>One version of one custom kind, as its CustomResourceDefinition says.</summary>
/// <param name="Kind">Names and scope.</param>
/// <param name="OpenApi">The version's <c>openAPIV3Schema</c>.</param>
/// <param name="Schema">What is read of it.</param>
/// <param name="Columns">The version's <c>additionalPrinterColumns</c>.</param>
internal sealed record CustomDefinition(HubKind Kind, JsonObject OpenApi, SchemaNode Schema, JsonArray Columns);
