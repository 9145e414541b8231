using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Api.Demo;

/// <summary>Links that sign a visitor in, one for each role. They are valid while the demo runs; the next run has others.</summary>
internal sealed class DemoLinks(string secret)
{
    private const int TokenBytes = 18;

    /// <summary>The environment variable that gives the demo's server the secret of its links, which is new at every start and never stored.</summary>
    public const string Variable = "WAREHOUSE_DEMO_LINKS";

    public static string NewSecret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public string PathOf(Visitor visitor) => $"/demo/{TokenOf(visitor)}";

    /// <summary>Returns null when the token is not valid.</summary>
    public Visitor? Find(string token) => Person.Visitors.FirstOrDefault(visitor =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenOf(visitor)), Encoding.UTF8.GetBytes(token)));

    private string TokenOf(Visitor visitor) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(visitor.Person.User)).AsSpan(0, TokenBytes));
}
