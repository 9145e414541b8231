using System.Security.Claims;

using OrleansWarehouse.Grains.Interfaces.Access;

namespace OrleansWarehouse.Api.Access;

/// <summary>Whose key a request carries.</summary>
internal sealed record Caller(string KeyId, KeyRole Role, string? Merchant, string? Site)
{
    private const string RoleClaim = "key_role";
    private const string MerchantClaim = "merchant";
    private const string SiteClaim = "site";

    /// <summary>How events name who caused them.</summary>
    public string By => $"key:{KeyId}";

    public bool IsOperator => Role is KeyRole.Operator;

    /// <summary>Null for somebody who gave no key that counts.</summary>
    public static Caller? Of(ClaimsPrincipal? user)
    {
        if (user?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id) return null;
        var role = Enum.Parse<KeyRole>(user.FindFirstValue(RoleClaim)!);
        return new(id, role, user.FindFirstValue(MerchantClaim), user.FindFirstValue(SiteClaim));
    }

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, KeyId), new(RoleClaim, Role.ToString()) };
        if (Merchant is not null) claims.Add(new(MerchantClaim, Merchant));
        if (Site is not null) claims.Add(new(SiteClaim, Site));
        return new(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>May know this merchant's things.</summary>
    public bool Knows(string merchant) => IsOperator || Merchant == merchant;

    public bool WorksAt(string site) => IsOperator || Site == site;
}
