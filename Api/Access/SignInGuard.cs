using System.Net;
using System.Net.Sockets;

namespace OrleansWarehouse.Api.Access;

/// <summary>Limits failed sign-ins by account, whether or not it exists, and by network address.</summary>
internal sealed class SignInGuard(TimeProvider clock)
{
    private const int FailuresPerAccount = 5;

    /// <summary>High, because a whole warehouse may share one address.</summary>
    private const int FailuresPerAddress = 100;

    private const int NetworkBytes = 8;

    private readonly Lockout accounts = new(FailuresPerAccount, clock);
    private readonly Lockout addresses = new(FailuresPerAddress, clock);

    /// <param name="account">Null when the attempt names no account.</param>
    public Attempt Begin(string? account, IPAddress? address)
    {
        var place = NetworkOf(address);
        if (addresses.Begin(place) is { } placeWait) return Attempt.Refused(placeWait);
        if (account is null || accounts.Begin(account) is not { } wait) return new(this, account, place, null);
        addresses.End(place, null);
        return Attempt.Refused(wait);
    }

    /// <summary>Returns the /64 network of an IPv6 address, since one client usually has all of it; an IPv4 address as it is.</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }

    /// <summary>One attempt; its result is set before it is disposed of.</summary>
    internal sealed class Attempt(SignInGuard? guard, string? account, string place, TimeSpan? retryAfter) : IDisposable
    {
        private bool? succeeded;

        /// <summary>Given after too many failures: the attempt is refused, and the next one may come after this time.</summary>
        public TimeSpan? RetryAfter => retryAfter;

        public static Attempt Refused(TimeSpan retryAfter) => new(null, null, "", retryAfter);

        public bool SetResult(bool success)
        {
            succeeded = success;
            return success;
        }

        public void Dispose()
        {
            if (guard is null) return;
            if (account is not null) guard.accounts.End(account, succeeded);
            // A client with one valid password may still be guessing others'.
            guard.addresses.End(place, succeeded, forgives: false);
        }
    }
}
