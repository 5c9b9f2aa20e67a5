//! What a provider runs at the edge: API gateways, distributions, addresses of functions.

use std::sync::Arc;

use domain::planned::PlannedResource;

use super::Aws;
use crate::book::Entry;
use crate::cidr::Family;
use crate::model::{Door, Forward, Kind, Node, NodeId, SeenAs, Step};
use crate::ports::Ports;

const BALANCERS: &[&str] = &["aws_lb", "aws_alb", "aws_elb"];

impl<'p> Aws<'_, 'p> {
    pub(super) fn fronts(&mut self) {
        self.functions_with_addresses();
        self.gateways();
        self.distributions();
    }

    fn functions_with_addresses(&mut self) {
        for (entry, address) in self.book.all(&["aws_lambda_function_url"]) {
            let from = self.front(entry, address);
            for function in self.book.references(address, "function_name", &["aws_lambda_function"]).to {
                self.call(from, function, address, "function_name");
            }
        }
    }

    fn gateways(&mut self) {
        for (entry, api) in self.book.all(&["aws_apigatewayv2_api", "aws_api_gateway_rest_api"]) {
            let from = self.front(entry, api);
            let private = self.book.texts(api, "endpoint_configuration[0].types").0.contains(&"PRIVATE");
            if let Some(node) = self.model.nodes.get_mut(from as usize).filter(|_| private) {
                node.doors.clear();
                node.closed = Arc::from(format!("`{}` is private", api.address));
            }
        }
        for (_, integration) in self.book.all(&["aws_apigatewayv2_integration"]) {
            self.integration(integration, "api_id", "aws_apigatewayv2_api", "integration_uri");
        }
        for (_, integration) in self.book.all(&["aws_api_gateway_integration"]) {
            self.integration(integration, "rest_api_id", "aws_api_gateway_rest_api", "uri");
        }
    }

    fn integration(&mut self, integration: &'p PlannedResource, of: &str, type_name: &str, path: &'static str) {
        let apis = self.book.references(integration, of, &[type_name]).to;
        let mut targets = self.book.references(integration, path, &["aws_lambda_function"]).to;
        targets.extend(self.book.references(integration, path, BALANCERS).to);
        for listener in self.book.references(integration, path, &["aws_lb_listener", "aws_alb_listener"]).to {
            let Some(listener) = self.book.get(listener) else { continue };
            targets.extend(self.book.references(listener, "load_balancer_arn", BALANCERS).to);
        }
        let link =
            self.follow(integration, "connection_id", &["aws_apigatewayv2_vpc_link", "aws_api_gateway_vpc_link"]);
        if let Some(link) = link {
            targets.extend(self.book.references(link, "target_arns", BALANCERS).to);
        }
        targets.sort_unstable();
        targets.dedup();
        for api in apis {
            let Some(&from) = self.nodes.get(&api) else { continue };
            for target in &targets {
                self.call(from, *target, integration, path);
            }
        }
    }

    fn distributions(&mut self) {
        for (entry, distribution) in self.book.all(&["aws_cloudfront_distribution"]) {
            let from = self.front(entry, distribution);
            for index in 0..self.book.blocks(distribution, "origin").0 {
                let path = format!("origin[{index}].domain_name");
                for target in self.book.references(distribution, &path, BALANCERS).to {
                    let Some(&to) = self.nodes.get(&target) else { continue };
                    // It comes over the internet: what is internal is not found.
                    if self.model.node(to).is_some_and(|node| node.doors.is_empty()) {
                        continue;
                    }
                    let step = Step::new(
                        &distribution.address,
                        "the distribution forwards to its origin",
                        Some((&distribution.address, &path)),
                    );
                    self.model.forwards.push(Forward {
                        from,
                        to,
                        listens: Ports::all(),
                        delivers: Ports::tcp(80).or(&Ports::tcp(443)),
                        step,
                        doubt: None,
                        seen_as: SeenAs::Gateway,
                    });
                }
            }
        }
    }

    /// Something of the provider's that everybody can reach.
    fn front(&mut self, entry: Entry, resource: &'p PlannedResource) -> NodeId {
        let mut node = Node::new(&resource.address, Kind::Gateway);
        node.listens = Ports::tcp(443).or(&Ports::tcp(80));
        node.doors.push(Door {
            family: Family::V4,
            steps: Vec::new(),
            doubt: None,
            site: None,
            filter: None,
            filtered: false,
        });
        self.add(entry, node)
    }

    fn call(&mut self, from: NodeId, target: Entry, by: &PlannedResource, path: &str) {
        let Some(&to) = self.nodes.get(&target) else { return };
        let at = self.model.node(from).map(|node| Arc::clone(&node.address)).unwrap_or_default();
        let step = Step::new(&at, "it hands requests on", Some((&by.address, path)));
        self.model.forwards.push(Forward {
            from,
            to,
            listens: Ports::all(),
            delivers: Ports::all(),
            step,
            doubt: None,
            seen_as: SeenAs::Provider,
        });
    }
}
