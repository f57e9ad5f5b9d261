using Tandem.Platform.Lanes;

namespace Tandem.Notifications.Live;

/// <summary>The open streams of this process. It holds no notices: those stand in the database, and a stream reads them from there.</summary>
public sealed class NoticeFeed
{
    /// <summary>More windows than anybody looks at; a client that opens streams without end is stopped here.</summary>
    public const int MostPerUser = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (Signal Signal, int Seats)> _inboxes = [];

    /// <summary>A place for one stream; null where the user has too many open.</summary>
    public Seat? Join(Guid user)
    {
        lock (_gate)
        {
            var (signal, seats) = _inboxes.GetValueOrDefault(user, (new Signal(), 0));
            if (seats >= MostPerUser)
            {
                return null;
            }

            _inboxes[user] = (signal, seats + 1);
            return new Seat(this, user, signal);
        }
    }

    /// <summary>Wakes the streams of these users.</summary>
    public void Wake(IEnumerable<Guid> users)
    {
        foreach (var user in users)
        {
            Find(user)?.Set();
        }
    }

    /// <summary>After the news of other processes may have been missed.</summary>
    public void WakeAll()
    {
        Guid[] users;
        lock (_gate)
        {
            users = [.. _inboxes.Keys];
        }

        Wake(users);
    }

    private Signal? Find(Guid user)
    {
        lock (_gate)
        {
            return _inboxes.TryGetValue(user, out var inbox) ? inbox.Signal : null;
        }
    }

    private void Leave(Guid user)
    {
        lock (_gate)
        {
            var (signal, seats) = _inboxes[user];
            if (seats == 1)
            {
                _inboxes.Remove(user);
            }
            else
            {
                _inboxes[user] = (signal, seats - 1);
            }
        }
    }

    /// <summary>A stream's place; dispose of it when the stream ends.</summary>
    public sealed class Seat : IDisposable
    {
        private readonly NoticeFeed _feed;
        private readonly Guid _user;
        private readonly Signal _signal;
        private bool _left;

        internal Seat(NoticeFeed feed, Guid user, Signal signal) => (_feed, _user, _signal) = (feed, user, signal);

        /// <summary>Ends with the next change of the inbox. Take it before reading, so that nothing is missed.</summary>
        public Task Next => _signal.Next;

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                _feed.Leave(_user);
            }
        }
    }
}
