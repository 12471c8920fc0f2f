using Clarion.Model.Pools;
using Clarion.Model.Services;
using Microsoft.Extensions.Logging;

namespace Clarion.Controller;

/// <summary>What the controller says; ids 1200 to 1299.</summary>
internal static partial class Log
{
    [LoggerMessage(1200, LogLevel.Information,
        "First complete view: {Services} Services, {Pools} pools. Handing out addresses from now on")]
    public static partial void FirstView(ILogger logger, int services, int pools);

    [LoggerMessage(1201, LogLevel.Information, "{Service}: {Outcome}")]
    public static partial void Decided(ILogger logger, ServiceName service, string outcome);

    [LoggerMessage(1202, LogLevel.Warning, "The status of {Service} cannot be written, trying again: {Problem}")]
    public static partial void StatusNotWritten(ILogger logger, ServiceName service, string problem);

    [LoggerMessage(1203, LogLevel.Warning, "Refused, while its last good version, if any, stays in force: {Refusal}")]
    public static partial void Refused(ILogger logger, string refusal);

    [LoggerMessage(1204, LogLevel.Warning, "{Warning}")]
    public static partial void Warned(ILogger logger, string warning);

    [LoggerMessage(1205, LogLevel.Warning, "The status of pool {Pool} cannot be written, trying again: {Problem}")]
    public static partial void PoolStatusNotWritten(ILogger logger, PoolName pool, string problem);

    [LoggerMessage(1206, LogLevel.Information, "Leading: this controller hands out the addresses")]
    public static partial void Leading(ILogger logger);

    [LoggerMessage(1207, LogLevel.Information, "No longer leading")]
    public static partial void NoLongerLeading(ILogger logger);

    [LoggerMessage(1208, LogLevel.Warning,
        "{Count} Services came with an address that another one has without sharing; the older one keeps it")]
    public static partial void Duplicates(ILogger logger, int count);

    [LoggerMessage(1209, LogLevel.Warning,
        "No address is given before all Services are known, and they cannot be listed, trying again: {Problem}")]
    public static partial void NoFreshView(ILogger logger, string problem);

    [LoggerMessage(1210, LogLevel.Warning,
        "Another controller writes the status of {Service} too; writing it more slowly. Let one of them have it: "
        + "set spec.loadBalancerClass of the Service, or turn the other one off (K3s: --disable=servicelb)")]
    public static partial void Contested(ILogger logger, ServiceName service);
}
