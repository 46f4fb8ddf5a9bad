"""How often something is said as time goes on."""

import re


def test_each_point_of_the_chart_leads_to_what_was_said(client):
    page = client.get("/trends?q=tide,bell").text
    assert page.count('<path class="line-') == 2
    told = client.get("/api/trends?q=tide,bell").json()
    assert [one["term"] for one in told["trends"]] == ["tide", "bell"]
    said = [point for one in told["trends"] for point in one["points"] if point["passages"]]
    assert said
    for point in said:
        assert point["per_million"] == round(1e6 * point["passages"] / point["words"], 1)
        total = re.search(r"(\d+) passages?", client.get(point["url"] + "&each=passage").text)[1]
        assert int(total) == point["passages"]
    assert page.count("<circle") == sum(len(one["points"]) for one in told["trends"])


def test_nothing_odd_breaks_it(client):
    for typed in ("", ",,,", '"', "a,b,c,d,e,f,g,h", "<script>", "x" * 400):
        answer = client.get("/trends", params={"q": typed})
        assert answer.status_code == 200
        assert "<script>," not in answer.text
