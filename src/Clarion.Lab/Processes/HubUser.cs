namespace Clarion.Lab.Processes;

/// <summary>As whom somebody talks to the API server.</summary>
internal enum HubUser
{
    Admin,
    Controller,
    Speaker,
}
