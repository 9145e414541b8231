using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

using OrleansWarehouse.Demo.World;

namespace OrleansWarehouse.Api.Demo;

/// <summary>Links that sign in by themselves, one for each role. They hold as long as the demo runs: the next one has others.</summary>
internal sealed class DemoLinks(string secret)
{
    private const int TokenBytes = 18;

    /// <summary>Tells the server of a demo the secret of its links; made anew at every start and never written down.</summary>
    public const string Variable = "WAREHOUSE_DEMO_LINKS";

    public static string NewSecret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public string PathOf(Visitor visitor) => $"/demo/{TokenOf(visitor)}";

    /// <summary>Null for a link that is none.</summary>
    public Visitor? Find(string token) => Person.Visitors.FirstOrDefault(visitor =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenOf(visitor)), Encoding.UTF8.GetBytes(token)));

    private string TokenOf(Visitor visitor) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(visitor.Person.User)).AsSpan(0, TokenBytes));
}
