using System.Text;

namespace Clarion.Hub.Access;

/// <summary>The tokens of the roles, and the kubeconfig file of each.</summary>
internal sealed class Credentials
{
    private static readonly (string File, HubUser User)[] Roles =
    [
        ("admin", HubUser.Admin),
        ("controller", HubUser.OfServiceAccount(HubUser.OwnNamespace, "controller")),
        ("speaker", HubUser.OfServiceAccount(HubUser.OwnNamespace, "speaker")),
    ];

    private readonly HubDirectory directory;
    private readonly Dictionary<string, string> tokens = [];

    private Credentials(HubDirectory directory) => this.directory = directory;

    /// <summary>Reads each role's token, or makes it.</summary>
    public static Credentials Open(HubDirectory directory, TokenTable table)
    {
        var credentials = new Credentials(directory);
        foreach (var (role, user) in Roles)
        {
            var file = $"{role}.token";
            if (directory.Read(file)?.Trim() is not { Length: > 0 } token)
            {
                token = TokenTable.Fresh();
                directory.Write(file, token);
            }

            credentials.tokens.Add(role, token);
            table.AddLasting(token, user);
        }

        return credentials;
    }

    public string TokenOf(string role) => tokens[role];

    public string KubeconfigOf(string role) => directory.PathOf($"{role}.kubeconfig");

    /// <summary>Writes the kubeconfig files.</summary>
    /// <param name="server">Where clients connect.</param>
    /// <param name="authorityPem">What they trust.</param>
    public void WriteKubeconfigs(Uri server, string authorityPem)
    {
        var authority = Convert.ToBase64String(Encoding.UTF8.GetBytes(authorityPem));
        foreach (var (role, token) in tokens)
            directory.Write($"{role}.kubeconfig", Kubeconfig(role, token, server, authority));
    }

    private static string Kubeconfig(string role, string token, Uri server, string authority) =>
        $$"""
        apiVersion: v1
        kind: Config
        current-context: clarion-hub
        clusters:
          - name: clarion-hub
            cluster:
              server: {{server.GetLeftPart(UriPartial.Authority)}}
              certificate-authority-data: {{authority}}
        users:
          - name: {{role}}
            user:
              token: {{token}}
        contexts:
          - name: clarion-hub
            context:
              cluster: clarion-hub
              user: {{role}}

        """;
}
