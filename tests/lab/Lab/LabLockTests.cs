using Clarion.Lab;

namespace Clarion.Tests.Lab.Lab;

public sealed class LabLockTests : IDisposable
{
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("clarion-");

    private string Folder => Path.Combine(above.FullName, "labs");

    private string Lock => Path.Combine(Folder, "a.lock");

    public void Dispose() => above.Delete(recursive: true);

    [Fact]
    public void One_has_it_until_it_is_let_go_of_and_nothing_is_left_then()
    {
        using (var mine = LabLock.TryTake(Lock))
        {
            Assert.NotNull(mine);
            Assert.Null(LabLock.TryTake(Lock));
        }

        Assert.False(Directory.Exists(Folder));
        using var next = LabLock.TryTake(Lock);
        Assert.NotNull(next);
    }

    [Fact]
    public void The_folder_stays_while_another_lab_has_a_lock_in_it()
    {
        var other = LabLock.TryTake(Path.Combine(Folder, "b.lock"));
        LabLock.TryTake(Lock)!.Dispose();

        Assert.True(Directory.Exists(Folder));
        other!.Dispose();
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task Many_who_take_it_and_let_go_of_it_at_once_never_have_it_together()
    {
        const int Takers = 8, Turns = 200;
        var (having, together) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, Takers).Select(_ => Task.Run(() =>
        {
            for (var turns = 0; turns < Turns;)
            {
                using var mine = LabLock.TryTake(Lock);
                if (mine is not null)
                {
                    if (Interlocked.Increment(ref having) > 1)
                        Interlocked.Increment(ref together);
                    turns++;
                }

                Thread.Yield();
                if (mine is not null)
                    Interlocked.Decrement(ref having);
            }
        })));

        Assert.Equal(0, together);
        Assert.False(Directory.Exists(Folder));
    }
}
