using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OrleansWarehouse.Demo;

/// <summary>What a demo needs to go on where it left off; kept beside the server's data, for its owner's eyes only. It also marks
/// the folder as one of a demo.</summary>
public sealed class Kept
{
    private const string FileName = "demo.json";

    /// <summary>PINs follow from it.</summary>
    public string Secret { get; set; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>API keys by merchant.</summary>
    public Dictionary<string, string> Keys { get; set; } = [];

    /// <summary>Everything has been set up.</summary>
    public bool IsSetUp { get; set; }

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    public static Kept In(string folder) => IsIn(folder)
        ? JsonSerializer.Deserialize<Kept>(File.ReadAllText(Path.Combine(folder, FileName)))!
        : new();

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var file = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(Path.Combine(folder, FileName), file);
        writer.Write(JsonSerializer.Serialize(this));
    }

    /// <summary>Six digits.</summary>
    public string PinOf(string user)
    {
        var hash = HMACSHA256.HashData(Convert.FromHexString(Secret), Encoding.UTF8.GetBytes(user));
        return (BitConverter.ToUInt32(hash) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
