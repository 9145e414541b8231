using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OrleansWarehouse.Demo;

/// <summary>The state from which a demo continues after a restart, in a file beside the server's data that only its owner can read. The
/// file also marks the folder as a demo's.</summary>
public sealed class SavedDemo
{
    private const string FileName = "demo.json";

    /// <summary>The secret from which PINs are derived.</summary>
    public string Secret { get; set; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>API keys by merchant.</summary>
    public Dictionary<string, string> Keys { get; set; } = [];

    /// <summary>Whether the set-up is complete.</summary>
    public bool IsSetUp { get; set; }

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    public static SavedDemo In(string folder) => IsIn(folder)
        ? JsonSerializer.Deserialize<SavedDemo>(File.ReadAllText(Path.Combine(folder, FileName)))!
        : new();

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(Path.Combine(folder, FileName), file);
        writer.Write(JsonSerializer.Serialize(this));
    }

    /// <summary>Returns the user's PIN, of six digits.</summary>
    public string PinOf(string user)
    {
        var hash = HMACSHA256.HashData(Convert.FromHexString(Secret), Encoding.UTF8.GetBytes(user));
        return (BitConverter.ToUInt32(hash) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
