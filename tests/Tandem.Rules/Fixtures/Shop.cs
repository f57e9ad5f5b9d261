// A miniature product with every fault that the assembly rules look for; only the rules' own tests read it.
#pragma warning disable MA0048, CA1040, CA1822, CA1859, CA1050, CS0414, RCS1213, IDE0051, IDE0052, IDE0044, CA1823
namespace Shop
{
    internal sealed class Startup
    {
        public Orders.Basket Basket { get; } = new();
    }
}

namespace Shop.Platform
{
    internal sealed class Clean
    {
        public string Name { get; } = "";
    }

    internal sealed class LeaksUpwards
    {
        public object Basket() => new Orders.Basket();
    }
}

namespace Shop.Orders.Public
{
    internal sealed record OrderPlaced(Guid Id);

    internal enum Size
    {
        Small,
        Large,
    }

    internal sealed class OrderFacts
    {
        public IReadOnlyList<OrderPlaced> Latest() => [];
    }
}

namespace Shop.Orders
{
    internal sealed class Basket
    {
        public const string Table = "select id from orders_lines where id = @id";

        public Public.OrderPlaced Place(Platform.Clean ground) => new(Guid.Parse(ground.Name));
    }

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class BasketAttribute : Attribute;
}

namespace Shop.Stock
{
    internal sealed class AsksTheFace
    {
        public string Sql { get; } = "select l.id from stock_items i join orders_public_lines l on l.item_id = i.id";

        public int Count(Orders.Public.OrderFacts facts) => facts.Latest().Count;
    }

    internal sealed class ReachesThroughALambda
    {
        public async Task<int> Count(IEnumerable<int> numbers)
        {
            await Task.Yield();
            return numbers.Count(number => new Orders.Basket().GetHashCode() > number);
        }
    }

    internal sealed class ReachesThroughAGeneric
    {
        public Dictionary<string, List<Orders.Basket[]>>? Baskets { get; init; }
    }

    [Orders.Basket]
    internal sealed class ReachesThroughAnAttribute;

    internal sealed class NamesAForeignTable
    {
        public async Task<string> Sql(int limit)
        {
            await Task.Yield();
            return $"select count(*) from orders_lines limit {limit}";
        }
    }

    internal sealed class MovesAnItem
    {
        public string Sql { get; } = "update stock_items set item_id = @itemId, shelf = @shelf where item_id = @old";
    }

    internal interface ILonely;

    internal sealed class Lonely : ILonely;

    internal interface IShared;

    internal interface ISlot;

    internal interface IFilled;

    internal sealed class Registry(IEnumerable<IFilled> filled)
    {
        public object Filled { get; } = filled;

        public void Add<T>() where T : ISlot
        {
        }
    }

    internal sealed class One : IShared;

    internal class Two : IShared;

    internal sealed class Three : Two;
}

namespace Shop.Engines
{
    internal sealed class Pure
    {
        public DateTimeOffset Later(DateTimeOffset now) => now.AddDays(1);
    }

    internal sealed class LooksAtTheClock
    {
        public DateTimeOffset Now() => DateTimeOffset.UtcNow;

        public string Read(string path) => File.ReadAllText(path);
    }
}
