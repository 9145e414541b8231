using System.Text.Json;

namespace OrleansWarehouse.Api.Http;

/// <summary>Translates the serializer's errors for clients: <c>$.lines[0].sku</c> is the field <c>lines[0].sku</c>.</summary>
internal static class JsonPaths
{
    public const string Body = "body";

    private const int MaxLength = 200;

    public static string FieldOf(string? path)
    {
        var field = path is null ? "" : path.TrimStart('$').TrimStart('.');
        if (field.Length == 0) return Body;
        return field.Length <= MaxLength ? field : field[..MaxLength];
    }

    /// <summary>Returns whether the body has a member that the request does not have.</summary>
    public static bool IsUnknownMember(JsonException exception) =>
        exception.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal);

    /// <summary>Returns a sentence about the error that names no .NET types.</summary>
    public static string WhatIsWrong(JsonException exception) => IsUnknownMember(exception)
        ? "There is no such member."
        : exception.InnerException is null && !exception.Message.Contains("could not be converted", StringComparison.Ordinal)
            && !exception.Message.StartsWith("Not a", StringComparison.Ordinal)
            && !exception.Message.StartsWith("A time", StringComparison.Ordinal)
            ? "Invalid JSON, or a duplicate property."
            : "The value has the wrong type or is not one of those allowed.";
}
