namespace Clarion.Kubernetes.Credentials;

/// <summary>Text that goes into a header of a request.</summary>
internal static class HeaderText
{
    /// <summary>
    /// Whether it can. A header with anything else in it is not sent at all, and a request without its Impersonate-User
    /// would be made with all the rights of whoever impersonates.
    /// </summary>
    public static bool IsSafe(string text) => !text.Any(char.IsControl);
}
