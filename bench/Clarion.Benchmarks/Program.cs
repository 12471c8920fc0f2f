using Clarion.Benchmarks.ArpRoundTrip;
using Clarion.Benchmarks.Replies;

// Measures code and prints one table per verb. Run it built for Release: dotnet run -c Release --project
// bench/Clarion.Benchmarks -- arp-round-trip
switch (args)
{
    case ["replies"]:
        ReplyBenchmark.Run();
        return 0;
    case ["arp-round-trip"]:
        await RoundTripBenchmark.RunAsync();
        return 0;
    case ["answer", var address]:
        await AnsweringProcess.RunAsync(address);
        return 0;
    case ["ask", var sender, var target]:
        AskingProcess.Run(sender, target);
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: Clarion.Benchmarks arp-round-trip | replies");
        return 2;
}
