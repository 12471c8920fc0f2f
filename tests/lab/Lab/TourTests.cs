using System.Text.RegularExpressions;

namespace Clarion.Tests.Lab.Lab;

[Collection(nameof(WholeLabs))]
public sealed partial class TourTests
{
    private const string Golden = """
        clarion lab 'NAME'
          far client N.N.N.N, fdN:N::N
               |
             router N.N.N.N, fdN:N::N
               |
          -----+------ LAN N.N.N.N/N, fdN:N::/N -------------
               |                     |                    |
          control N.N.N.N     nN to nN             client N.N.N.N
          hub, controller      each: speaker, web server, stand-in for kube-proxy

          ok    first answer: after N ms, from nN (the bar is N ms)
                  the address is N.N.N.N and fdN:N::N:N, announced by nN
          ok    a client behind the router: IPvN from nN after N ms, IPvN from nN after N ms (the bar is N ms each)
          ok    owner powered off: gap N ms, nN to nN (the bar is N ms)
                  powered on again: gap N ms, announced by nN
          ok    speakers restarted one by one: N of N busy connections broken (the bar is none)
                  longest gap for new connections: N ms
          ok    API server gone for N.N s: nothing happened (the bar is no gap over N ms, nothing broken, same owner)
                  longest gap N ms, N of N busy connections broken, announced by nN before and nN after
                  back again: a new Service had its address after N ms
          ok    scale to N Services: in N.N s (the bar is N.N s)
                  created after N.N s, with addresses after N.N s, announced by N nodes
                  longest gap of the first Service meanwhile: N ms
          ok    clean-up complete: no namespace, process or file is left

        """;

    [Fact]
    public async Task The_tour_meets_every_bar_and_leaves_nothing_but_its_record()
    {
        var name = await LabProgram.NewNameAsync();
        var record = Directory.CreateTempSubdirectory("clarion-lab-record");
        try
        {
            var result = await LabProgram.RunAsync(name, "--once", "--record", record.FullName);

            Assert.Equal(Golden, Masked(result.Output, name));
            Assert.Equal(0, result.ExitCode);
            Assert.Equal("", await LabProgram.TracesAsync(name));
            Assert.Equal(
                [
                    "controller.log", "events.jsonl", "hub.log", "speaker-n1.log", "speaker-n2.log", "speaker-n3.log",
                    "web-n1.log", "web-n2.log", "web-n3.log",
                ],
                record.EnumerateFiles().Select(file => file.Name).Order());
        }
        finally
        {
            record.Delete(recursive: true);
        }
    }

    private static string Masked(string output, string name) =>
        Digits().Replace(output.Replace($"'{name}'", "'NAME'", StringComparison.Ordinal), "N");

    [GeneratedRegex(@"[0-9]+")]
    private static partial Regex Digits();
}
