namespace OrleansWarehouse.Storage.Views;

/// <summary>Escapes text for a pattern of <c>LIKE … ESCAPE '!'</c>.</summary>
public static class SqlLike
{
    /// <summary>Returns the text so that every character matches itself.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);
    }
}
