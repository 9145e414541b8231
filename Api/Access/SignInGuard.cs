using System.Net;
using System.Net.Sockets;

namespace OrleansWarehouse.Api.Access;

/// <summary>Keeps guessers waiting: by whom they try to be, whether there is such a user or not, and by where they are.</summary>
internal sealed class SignInGuard(TimeProvider clock)
{
    private const int FailuresPerAccount = 5;

    /// <summary>A whole warehouse may be behind one address.</summary>
    private const int FailuresPerAddress = 100;

    private const int NetworkBytes = 8;

    private readonly Lockout accounts = new(FailuresPerAccount, clock);
    private readonly Lockout addresses = new(FailuresPerAddress, clock);

    /// <param name="account">Null when it is not known whom a guess would be about.</param>
    public Attempt Begin(string? account, IPAddress? address)
    {
        var place = PlaceOf(address);
        if (addresses.Begin(place) is { } placeWait) return Attempt.Refused(placeWait);
        if (account is null || accounts.Begin(account) is not { } wait) return new(this, account, place, null);
        addresses.End(place, null);
        return Attempt.Refused(wait);
    }

    /// <summary>One who has an IPv6 address has a network of them.</summary>
    private static string PlaceOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }

    /// <summary>One attempt; what came of it is said before it is disposed of.</summary>
    internal sealed class Attempt(SignInGuard? guard, string? account, string place, TimeSpan? retryAfter) : IDisposable
    {
        private bool? succeeded;

        /// <summary>Given: too many failures, and nothing may be tried before.</summary>
        public TimeSpan? RetryAfter => retryAfter;

        public static Attempt Refused(TimeSpan retryAfter) => new(null, null, "", retryAfter);

        public bool Came(bool success)
        {
            succeeded = success;
            return success;
        }

        public void Dispose()
        {
            if (guard is null) return;
            if (account is not null) guard.accounts.End(account, succeeded);
            // One who has a right password here may still be guessing others'.
            guard.addresses.End(place, succeeded, forgives: false);
        }
    }
}
