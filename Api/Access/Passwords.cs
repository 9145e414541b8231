using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace OrleansWarehouse.Api.Access;

/// <summary>
/// Hashes passwords and PINs with ASP.NET Core's hasher (PBKDF2, HMAC-SHA512), with the iterations that OWASP's Password Storage
/// Cheat Sheet recommends; at most half the processors hash at a time, so that sign-ins cannot occupy all of them.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private const int Iterations = 210_000;

    private readonly PasswordHasher<Passwords> hasher =
        new(new OptionsWrapper<PasswordHasherOptions>(new() { IterationCount = Iterations }));

    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Verified where there is no hash, so that the answer takes as long.</summary>
    private readonly Lazy<string> decoy;

    public Passwords() => decoy = new(() => hasher.HashPassword(this, Secrets.NewKey()));

    public void Dispose() => turns.Dispose();

    public Task<string> HashAsync(string password) => InTurnAsync(() => hasher.HashPassword(this, password));

    /// <summary>Returns whether the password has this hash.</summary>
    /// <param name="hash">Null when there is none: the result is false, after the same time.</param>
    public async Task<bool> IsAsync(string? hash, string password)
    {
        var result = await InTurnAsync(() => hasher.VerifyHashedPassword(this, hash ?? decoy.Value, password));
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
