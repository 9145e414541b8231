namespace OrleansWarehouse.Storage.People;

/// <summary>A person to add unless the name already exists.</summary>
/// <param name="Name">16 bytes: a hash.</param>
/// <param name="NewPerson">The person to store when the name is new.</param>
/// <param name="At">When the text was last used, in Unix milliseconds.</param>
internal sealed record PersonEntry(string Merchant, byte[] Name, Person NewPerson, string Text, long At);

/// <summary>The error for a store that existed before and is missing.</summary>
internal static class MissingPeople
{
    public static EventLogException At(string place) => new("people_missing",
        $"The keys of buyers' personal data are missing ({place}), and this log needs them: restore them from their backup. To continue without "
        + "them, start once with Storage:NewPeople=true; the names and addresses of all buyers so far then stay unreadable.");
}

/// <summary>The table of persons.</summary>
internal interface IPeopleTable : IAsyncDisposable
{
    /// <summary>The secret with which names are hashed; created once per store.</summary>
    byte[] Secret { get; }

    /// <summary>Adds entries in one transaction; returns their persons in the same order. Not called concurrently.</summary>
    Task<IReadOnlyList<Person>> EnterAsync(IReadOnlyList<PersonEntry> entries);

    Task<IReadOnlyList<Person>> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    Task<Person?> FindAsync(byte[] name, CancellationToken cancellationToken);

    /// <param name="pattern">A pattern of LIKE … ESCAPE '!'.</param>
    Task<IReadOnlyList<string>> SearchAsync(string merchant, string pattern, int most, CancellationToken cancellationToken);
}
