using System.Security.Claims;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Whose key a request carries.</summary>
internal sealed record Caller(string KeyId, KeyRole Role, string? Merchant, string? Site)
{
    /// <summary>How events name who caused them.</summary>
    public string By { get; } = $"key:{KeyId}";

    public bool IsOperator => Role is KeyRole.Operator;

    /// <summary>Null for somebody who gave no key that counts.</summary>
    public static Caller? Of(ClaimsPrincipal? user) => (user as CallerPrincipal)?.Caller;

    /// <summary>May know this merchant's things.</summary>
    public bool Knows(string merchant) => IsOperator || Merchant == merchant;

    public bool WorksAt(string site) => IsOperator || Site == site;
}
