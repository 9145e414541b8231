using System.Security.Claims;

namespace OrleansWarehouse.Api.Access;

/// <summary>A caller as ASP.NET knows users; made once per key and never changed.</summary>
internal sealed class CallerPrincipal(Caller caller, string scheme)
    : ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.KeyId)], scheme))
{
    public Caller Caller => caller;
}
