namespace OrleansWarehouse.Storage.People;

/// <summary>Somebody to be entered, unless the name is there already.</summary>
/// <param name="Name">16 bytes: a hash.</param>
/// <param name="Fresh">Who it is where the name is new.</param>
/// <param name="At">When the text came up, in ms.</param>
internal sealed record PersonEntry(string Merchant, byte[] Name, Person Fresh, string Text, long At);

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
