namespace OrleansWarehouse.Storage.People;

/// <summary>Somebody to be entered, unless the name is there already.</summary>
/// <param name="Name">16 bytes: a hash.</param>
/// <param name="Fresh">Who it is where the name is new.</param>
/// <param name="At">When the text came up, in ms.</param>
internal sealed record PersonEntry(string Merchant, byte[] Name, Person Fresh, string Text, long At);

/// <summary>What is said where there was a store, and is none.</summary>
internal static class MissingPeople
{
    public static EventLogException At(string place) => new("people_missing",
        $"The keys of buyers' personal data are not there ({place}), and this log needs them: put them back from their backup. To go on without, "
        + "start once with Storage:NewPeople=true; names and addresses of all buyers so far then stay unreadable.");
}

/// <summary>Where people are kept.</summary>
internal interface IPeopleTable : IAsyncDisposable
{
    /// <summary>What names are hashed under: made once for each store.</summary>
    byte[] Secret { get; }

    /// <summary>Enters some in one transaction; gives who they are, in the same order. Called by one at a time.</summary>
    Task<IReadOnlyList<Person>> EnterAsync(IReadOnlyList<PersonEntry> entries);

    Task<IReadOnlyList<Person>> ReadAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken);

    Task<Person?> FindAsync(byte[] name, CancellationToken cancellationToken);

    /// <param name="pattern">Of LIKE … ESCAPE '!'.</param>
    Task<IReadOnlyList<string>> SearchAsync(string merchant, string pattern, int most, CancellationToken cancellationToken);
}
