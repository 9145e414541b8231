using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Hashes passwords and PINs with ASP.NET Core's own hasher (PBKDF2, HMAC-SHA512), as slowly as OWASP's Password Storage Cheat
/// Sheet asks; a few at a time, so that nobody keeps all processors busy by signing in.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private const int Iterations = 210_000;

    private readonly PasswordHasher<Passwords> hasher =
        new(new OptionsWrapper<PasswordHasherOptions>(new() { IterationCount = Iterations }));

    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Of nobody's password: checked in the place of one that there is not, to take as long.</summary>
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => hasher.HashPassword(this, Secrets.NewKey()));

    public void Dispose() => turns.Dispose();

    public Task<string> HashAsync(string password) => InTurnAsync(() => hasher.HashPassword(this, password));

    /// <param name="hash">Null when there is none: the answer is no, and takes as long.</param>
    public async Task<bool> IsAsync(string? hash, string password)
    {
        var result = await InTurnAsync(() => hasher.VerifyHashedPassword(this, hash ?? nobodys.Value, password));
        return hash is not null && result is not PasswordVerificationResult.Failed;
    }

    private async Task<T> InTurnAsync<T>(Func<T> work)
    {
        await turns.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            turns.Release();
        }
    }
}
