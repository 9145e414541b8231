namespace OrleansWarehouse.Storage.Views;

/// <summary>Text within a pattern of <c>LIKE … ESCAPE '!'</c>.</summary>
public static class SqlLike
{
    /// <summary>The text, so that it stands for itself.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
    }
}
