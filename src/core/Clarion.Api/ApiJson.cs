using System.Text.Json.Serialization;
using Clarion.Api.Authentication;
using Clarion.Api.Coordination;
using Clarion.Api.Core;
using Clarion.Api.Discovery;
using Clarion.Api.Meta;
using Clarion.Api.MetalLb;

namespace Clarion.Api;

/// <summary>Source-generated JSON of every kind: only the fields declared here are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ObjectList<Service>))]
[JsonSerializable(typeof(ObjectList<Node>))]
[JsonSerializable(typeof(ObjectList<Namespace>))]
[JsonSerializable(typeof(ObjectList<Pod>))]
[JsonSerializable(typeof(ObjectList<ConfigMap>))]
[JsonSerializable(typeof(ObjectList<Event>))]
[JsonSerializable(typeof(ObjectList<EndpointSlice>))]
[JsonSerializable(typeof(ObjectList<Lease>))]
[JsonSerializable(typeof(ObjectList<IPAddressPool>))]
[JsonSerializable(typeof(ObjectList<L2Advertisement>))]
[JsonSerializable(typeof(ObjectList<BgpAdvertisement>))]
[JsonSerializable(typeof(ObjectList<BgpPeer>))]
[JsonSerializable(typeof(ObjectList<ServiceL2Status>))]
[JsonSerializable(typeof(ObjectList<TokenReview>))]
[JsonSerializable(typeof(TokenRequest))]
[JsonSerializable(typeof(Status))]
public sealed partial class ApiJson : JsonSerializerContext;
