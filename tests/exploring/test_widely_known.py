from app.exploring.widely_known import widely_known


def test_each_name_stands_once_as_its_owner_writes_it():
    names = widely_known()
    assert len({name.casefold() for name in names}) == len(names)
    assert {"ImageNet", "GPT-3", "Alex Krizhevsky"} <= set(names)
    assert all(name == name.strip() and name for name in names)
