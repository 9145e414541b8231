using OrleansWarehouse.Storage.Log;

namespace OrleansWarehouse.Storage.Views;

/// <summary>A stream with a set-aside. The reactor's unhandled events are read again from the log when it is retried.</summary>
internal sealed class HeldStream(SetAside row)
{
    private readonly HashSet<string> goods = new(StringComparer.Ordinal);

    /// <summary>The set-aside as stored.</summary>
    public SetAside Row { get; set; } = row;

    /// <summary>The position of the newest waiting event.</summary>
    public long Last { get; private set; }

    /// <summary>Whether a retry is under way.</summary>
    public bool Busy { get; set; }

    public void Take(StoredEvent stored, IEnumerable<string> goods)
    {
        Last = Math.Max(Last, stored.Position);
        this.goods.UnionWith(goods);
    }

    /// <summary>Whether a later event about these goods has to wait for this stream.</summary>
    public bool Holds(StoredEvent later, IReadOnlyList<string> goods) =>
        Row.Stream != later.Stream && Row.Position < later.Position && this.goods.Overlaps(goods);
}

/// <summary>The failure of a reaction or a deadline after all its tries.</summary>
/// <param name="BehindId">The set-aside that it waits for; then it was not tried.</param>
internal sealed record Failure(string Error, int Tries, DateTimeOffset FirstAt, DateTimeOffset LastAt, string? BehindId = null)
{
    private const int MaxTextLength = 2_000;

    /// <summary>No failure: the server stops, and the next leader runs the reaction again.</summary>
    public static Failure Stopped { get; } = new("", 0, default, default);

    public static Failure Of(Exception error, int tries, DateTimeOffset first, DateTimeOffset last)
    {
        var text = $"{error.GetType().Name}: {error.Message}";
        return new(text.Length > MaxTextLength ? text[..MaxTextLength] : text, tries, first, last);
    }

    public static Failure Behind(string id, DateTimeOffset now) => new("", 0, now, now, id);
}

